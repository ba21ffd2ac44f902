"""Every standard that witnesses come in, behind one registry."""

from sicetnon.formats.composer import Composer, Draft
from sicetnon.formats.registry import Format, format_names, formats, guess_format, read_witness
from sicetnon.formats.sigla import assign_sigla

__all__ = ["Composer", "Draft", "Format", "assign_sigla", "format_names", "formats", "guess_format", "read_witness"]
