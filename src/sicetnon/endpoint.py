"""Language models behind an OpenAI-compatible endpoint, for the extractor that asks one (extra `llm`).

A composer beside the desk: connections and the clock are made here and passed down (law 4). Text goes to the host that
the caller names and nowhere else: redirects are not followed, and neither proxies, keys nor addresses are taken from
the environment. Without a host it is this machine.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sicetnon.errors import InputError, UsageError

if TYPE_CHECKING:
    from sicetnon.extract.model_reader import ModelReader, Prompt

LOCAL = "http://127.0.0.1:11434/v1"  # where a model server on this machine commonly listens
SECONDS = 300.0  # for one answer; models on a small machine take their time
MOST_TOKENS = 16_384  # of one answer


def model_reader(
    model: str,
    endpoint: str = LOCAL,
    *,
    key: str = "",
    seconds: float = SECONDS,
    clock: Callable[[], str] | None = None,
) -> ModelReader:
    """An extractor that asks `model` at `endpoint`, a URL such as http://127.0.0.1:11434/v1.

    `key` is sent to that host alone; `seconds` is the time that one answer may take; `clock` tells the time as ISO
    8601 (default: now, in UTC). Raises UsageError for a URL that names no host, and when the extra is not installed.
    """
    from sicetnon.extract.model_reader import ModelReader

    if not model.strip():
        raise UsageError("a language model is asked by its name: pass --model NAME")
    client = Endpoint(_checked(endpoint), model, key=key, seconds=seconds)
    return ModelReader(client, model=f"{model} at {urlsplit(endpoint).netloc}", clock=clock or _now)


def _run(question: Callable[[], Coroutine[Any, Any, object]]) -> object:
    """Run to the end; beside a loop that runs already (a notebook), on a thread of its own."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(question())
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(lambda: asyncio.run(question())).result()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _checked(url: str) -> str:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises for a port that is none
    except ValueError as problem:
        raise UsageError(f"'{url}' is no address of a model: {problem}") from problem
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"'{url}' is no address of a model: write it as {LOCAL}")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise UsageError("the address of a model has no user, password, query or fragment")
    return url


class Endpoint:
    """One model at one address. Each question is a connection of its own, which is closed with its answer."""

    def __init__(self, url: str, model: str, *, key: str = "", seconds: float = SECONDS) -> None:
        try:
            import openai  # noqa: F401
            import pydantic_ai  # noqa: F401
        except ImportError as problem:
            raise UsageError('asking a language model needs the extra: pip install "sicetnon[llm]"') from problem
        self.url = url
        self.model = model
        self.key = key
        self.seconds = seconds

    def complete(self, prompt: Prompt) -> object:
        """The model's answer. Raises InputError, which names the endpoint, when there is none in the form asked for."""
        from pydantic_ai.exceptions import ModelAPIError, ModelHTTPError, UnexpectedModelBehavior, UserError

        advice = ""
        try:
            return _run(lambda: self._in_time(prompt))
        except TimeoutError:
            problem, advice = f"no answer within {self.seconds:g} seconds", "a smaller model answers sooner"
        except ModelHTTPError as failure:
            problem = f"the endpoint answered with HTTP status {failure.status_code}"
            advice = "check the name of the model and the key"
        except ModelAPIError:
            problem, advice = "the endpoint cannot be reached", "check that it runs and that the address is right"
        except (UnexpectedModelBehavior, UserError, ValueError, TypeError, AttributeError, LookupError, RecursionError):
            # An endpoint may answer anything at all; the libraries between raise these for what is no answer.
            problem = "the answer is not in the form that was asked for"
        raise InputError(problem, file=self.url, advice=advice)

    async def _in_time(self, prompt: Prompt) -> object:
        async with asyncio.timeout(self.seconds):
            return await self._ask(prompt)

    async def _ask(self, prompt: Prompt) -> object:
        from openai import AsyncOpenAI, DefaultAsyncHttpxClient
        from pydantic_ai import Agent, NativeOutput, StructuredDict
        from pydantic_ai.models.openai import OpenAIChatModel
        from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider

        client: Any = DefaultAsyncHttpxClient(trust_env=False, follow_redirects=False, timeout=self.seconds)
        async with client:
            asked = AsyncOpenAI(
                base_url=self.url,
                api_key=self.key or "none",
                http_client=client,
                max_retries=0,
                default_headers={"OpenAI-Organization": "", "OpenAI-Project": ""},
            )
            provider = OpenAICompatibleProvider("endpoint", openai_client=asked)
            agent = Agent(
                OpenAIChatModel(self.model, provider=provider),
                output_type=NativeOutput(StructuredDict(prompt.schema, name="claims")),
                instructions=prompt.instructions,
                retries=0,
                model_settings={"temperature": 0.0, "max_tokens": MOST_TOKENS},
            )
            return (await agent.run(prompt.data)).output
