"""The map of the house, which ``tests/test_architecture.py`` keeps true: layers, vendors' homes, the door.

A new module needs one word in ``LAYERS``; a new dependency one line in ``HOMES``.
"""

PACKAGES = ("index", "assistant", "ui")

# From the ground up, one layer a line. A module imports strictly lower lines only, so that modules of one
# line don't know each other and no cycle can form.
LAYERS = (
    # the vocabulary
    "index.errors index.locks index.settings index.steps index.types.documents",
    "index.types.acts index.types.facts",
    "index.types.additions index.types.conversations index.types.corrections index.types.feedback",
    "index.receiving index.types.ingested",
    "index.types",
    "index.ports",
    # the French grammar, shared with questions
    "index.patterns",
    "index.marks index.text",
    "index.persons",
    "index.acronyms index.act_numbers index.agenda index.names.organisations index.names.people"
    " index.numbers index.sentences",
    "index.names",
    "index.counts index.dates index.entity_names index.plan_de_comptes",
    "index.amounts",
    # file -> Document
    "index.reading.garbled index.reading.lexicon",
    "index.reading.spelling index.reading.stamps index.reading.substitution",
    "index.reading.shifted index.reading.signs",
    "index.reading.refine",
    "index.reading.glyphs",
    "index.reading.cells index.reading.characters index.reading.flattened index.reading.geometry",
    "index.reading.blocks index.reading.numbering index.reading.plain index.reading.sheet index.reading.sniff"
    " index.reading.tables index.reading.turned index.reading.worth",
    "index.reading.archive index.reading.opendocument index.reading.word",
    "index.reading.broken_fonts index.reading.grids index.reading.ocr",
    "index.reading.aligned index.reading.layout",
    "index.reading.margins",
    "index.reading.render",
    "index.reading.pdf",
    "index.reading.files index.reading.images",
    # Document -> acts
    "index.councils index.headers index.sections index.titles",
    "index.heading_lines",
    "index.heading_series",
    "index.outline",
    "index.segment",
    # act -> facts
    "index.facts.finder",
    "index.facts.funders index.facts.officers",
    "index.facts.apart index.facts.attendance index.facts.budget_codes index.facts.checks index.facts.deadlines"
    " index.facts.designation_words"
    " index.facts.funding_requests index.facts.grant_signs index.facts.grant_terms index.facts.grant_words"
    " index.facts.mentions index.facts.misread index.facts.offer_words index.facts.opinions index.facts.references"
    " index.facts.side_columns index.facts.signatories index.facts.torn_plans index.facts.vote_counts index.facts.voters",
    "index.facts.designation_lists index.facts.grant_amounts index.facts.grant_columns index.facts.identities index.facts.imputation_rows index.facts.loan_guarantees"
    " index.facts.movements index.facts.offer_rows index.facts.vote_rows index.facts.vote_words",
    "index.facts.designations index.facts.financing_plans index.facts.grant_rows index.facts.grant_sources index.facts.imputation_lists index.facts.offers index.facts.two_sided index.facts.votes",
    "index.facts.grant_sentences index.facts.imputations",
    "index.facts.grants",
    "index.facts",
    # act -> passages, and the whole way of one file
    "index.passages",
    "index.prepare index.worker",
    # the two stores
    "index.embed index.entities index.memory index.pool index.purses index.replaced index.rows index.values index.vectors",
    "index.corrections index.once index.queries index.schema",
    "index.database index.full_text index.records",
    "index.additions index.conversations index.corrected index.feedback",
    "index.ledger",
    "index.check index.tally",
    "index.ingest",
    "index.intake",
    # how the shipped embedding model is made; the product imports nothing of it
    "index.model.training.data index.model.training.evaluate index.model.training.pairs.shape"
    " index.model.training.pairs.wordings index.model.training.vocabulary",
    "index.model.training.pairs.acts index.model.training.pairs.codes index.model.training.pairs.laws"
    " index.model.training.pairs.questions",
    "index.model.training.pairs",
    "index.model.training.bags",
    "index.model.training.batches index.model.training.start",
    "index.model.training.translate",
    "index.model.training.learn index.model.training.save",
    "index.model.training.train",
    # the thinking
    "assistant.compute assistant.fusion assistant.lexicon assistant.translations assistant.types",
    "assistant.phrases assistant.wording",
    "assistant.question_words",
    "assistant.fields assistant.link assistant.question assistant.scope",
    "assistant.catalogue assistant.excerpt assistant.search assistant.sums",
    "assistant.strangers",
    "assistant.retrieve",
    "assistant.citing assistant.corrections assistant.meaning",
    "assistant.acts assistant.budget_lines assistant.compose assistant.designations assistant.fit assistant.headcount assistant.outcomes assistant.people assistant.quotes"
    " assistant.votes",
    "assistant.follow_ups assistant.nearest assistant.readings assistant.terms",
    "assistant.figures assistant.listed",
    "assistant.told",
    "assistant.candidates assistant.rates assistant.sizes assistant.told_of_each",
    "assistant.counted",
    "assistant.beneficiaries assistant.offers assistant.pool assistant.when",
    "assistant.choices assistant.comparison",
    "assistant.money",
    "assistant.assistant",
    # a language model beside it, where one is asked for
    "assistant.llm.address assistant.llm.patience assistant.llm.words",
    "assistant.llm.endpoint assistant.llm.rewriting assistant.llm.told",
    "assistant.llm.guard",
    "assistant.llm.notes assistant.llm.prompts",
    "assistant.llm.helped",
    # the faces
    "ui.act_texts ui.documents.reasons ui.documents.texts ui.auth ui.batch ui.conversations.texts ui.feedback.texts ui.findings ui.grants.lines ui.logs ui.markup ui.page_view ui.records ui.summary"
    " ui.texts ui.wishes",
    "ui.acts ui.charts ui.doors ui.export ui.feedback.look ui.grants.view ui.library.shelf ui.render ui.scdl ui.tables",
    "ui.conversations.changes ui.corrections ui.documents.door ui.documents.look ui.feedback.gold ui.grants.browse ui.grants.texts ui.library.texts ui.panel ui.show.telling",
    "ui.conversations.link ui.ports ui.show.money ui.show.rest ui.show.sitting",
    "ui.conversation ui.grants.look ui.show",
    "ui.conversations.kept ui.feedback.given ui.filters ui.grants.session ui.library.look ui.show.held ui.tabs.common",
    "ui.archive ui.conversations.look ui.conversations.paper ui.library.session ui.programs ui.tabs.feedback ui.tabs.grants ui.tabs.scope",
    "ui.conversations.markdown ui.conversations.word ui.opening ui.tabs.acts ui.tabs.documents ui.tabs.conversations",
    "ui.tabs.chat",
    "ui.tabs.returning",
    "ui.app",
    "ui.serving",
    "ui.commands.common",
    "ui.commands.conversations ui.commands.export ui.commands.feedback ui.commands.filters ui.commands.models ui.commands.show",
    "ui.commands.correct",
    "ui.cli",
)

TRAINING = "index.model.training"  # run by hand, and a home of its own vendors

# Each vendor has one home (a package stands for its modules); what is not listed is not a dependency.
HOMES = {
    "argon2": ("ui.auth",),
    "limits": ("ui.auth",),
    "PIL": ("index.reading", "ui.page_view"),
    "chromadb": ("index.vectors",),
    "click": ("ui.cli", "ui.commands"),
    "docx": ("index.reading.word", "ui.conversations.word"),
    "httpx": ("assistant.llm.endpoint",),
    "gradio": ("ui.app", "ui.serving", "ui.tabs"),
    "numpy": ("index.ports", "index.embed", "index.vectors", TRAINING),
    "odfdo": ("index.reading.opendocument",),
    "pdfplumber": ("index.reading",),
    "pypdfium2": ("index.reading",),
    "pytesseract": ("index.reading.ocr",),
    "rapidfuzz": ("assistant", "index.once"),
    "rich": ("ui.summary",),
    "safetensors": (TRAINING,),
    "scipy": (TRAINING,),
    "sentence_transformers": ("index.embed", TRAINING),
    "snowballstemmer": ("index.text", TRAINING),
    "starlette": ("ui.documents.door", "ui.doors", "ui.serving"),
    "sqlalchemy": (
        "index.additions",
        "index.conversations",
        "index.corrected",
        "index.database",
        "index.feedback",
        "index.full_text",
        "index.ledger",
        "index.queries",
        "index.records",
        "index.schema",
    ),
    "sqlite3": ("index.database",),
    "tokenizers": (TRAINING,),
    "stdnum": ("index.facts.identities",),
    "torch": ("index.embed", TRAINING),
    "transformers": ("index.embed",),
    "xlsxwriter": ("ui.tables",),
}

# Slow to import: never at import time, so that `actes --help` answers at once.
HEAVY = {
    "chromadb",
    "docx",
    "gradio",
    "odfdo",
    "pytesseract",
    "sentence_transformers",
    "torch",
    "transformers",
    "xlsxwriter",
}

# Where an unforeseen error becomes a message for people.
DOOR = {"ui.cli", "ui.app"}
