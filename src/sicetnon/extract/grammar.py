"""The built-in extractor, as the entry point `grammar` of the group `sicetnon.extractors`."""

from __future__ import annotations

from sicetnon.extract.assemble import read_claims
from sicetnon.model import Extraction, Witness


def grammar(witness: Witness) -> Extraction:
    """Read a witness by grammar and lexicon alone: deterministic, explainable, without a network."""
    return read_claims(witness)
