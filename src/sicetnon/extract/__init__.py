"""From a witness to its claims: who says what of which event, how surely, in which words."""

from sicetnon.extract.door import Extractor, extract

__all__ = ["Extractor", "extract"]
