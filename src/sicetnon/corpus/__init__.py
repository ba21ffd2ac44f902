"""Many documents, each a record of its own: the same pure steps, on this machine or on a cluster."""

from sicetnon.corpus.each import Engine, Studied, study_each, study_one
from sicetnon.corpus.lines import read_lines, write_lines

__all__ = ["Engine", "Studied", "read_lines", "study_each", "study_one", "write_lines"]
