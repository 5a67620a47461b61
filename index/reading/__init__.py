"""From files to Documents: one module a kind of file, chosen by content in ``files``.

The way of a PDF: ``sheet`` (a page's words and lines; ``worth`` tells a scan, ``ocr`` reads it) ->
``tables``, ``grids``, ``cells`` and ``aligned`` (rows of cells) -> ``layout`` (lines in reading order) ->
``margins`` (what every page repeats) -> ``render`` (text and offsets).
"""
