"""The grants explorer: rows chosen out of all that count, their sums and charts, and how they look."""
