"""From a witness to its claims: who says what of which event, how surely, in which words."""

from sicetnon.extract.door import Extractor, extract
from sicetnon.extract.explain import Explanation, ReadClause, ReadUnit, explain

__all__ = ["Explanation", "Extractor", "ReadClause", "ReadUnit", "explain", "extract"]
