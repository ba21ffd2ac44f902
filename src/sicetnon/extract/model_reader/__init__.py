"""A language model as an extractor: it may point at claims, it may not write them (docs/language-model.md).

Numbered sentences go out; numbers, quotes and fields come back. Whatever is kept is found again inside the sentence
that it is said of and cut out of the source, so that nothing which a model makes up, or which a text tells it to say,
can enter a record. Nothing here opens a connection or reads a clock: whoever composes the program passes both in.
"""

from __future__ import annotations

from sicetnon.errors import UsageError
from sicetnon.extract.model_reader.answers import METHOD, Client, Prompt
from sicetnon.extract.model_reader.reader import Limits, ModelReader
from sicetnon.model import Extraction, Witness

__all__ = ["METHOD", "Client", "Limits", "ModelReader", "Prompt", "language_model"]


def language_model(witness: Witness) -> Extraction:
    """The entry point `language-model`, which by itself has nobody to ask.

    Always raises UsageError, which says what is missing: an extractor that asks a model is made with one
    (`sicetnon.endpoint.model_reader`, or ModelReader with a Client of one's own) and passed in its stead.
    """
    raise UsageError(
        f"{witness.file}: the extractor '{METHOD}' is never on by itself and has no model to ask; install the extra"
        ' (pip install "sicetnon[llm]"), and name a model with --model NAME and --model-endpoint URL'
        " (in Python: sicetnon.endpoint.model_reader)"
    )
