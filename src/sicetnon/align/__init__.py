"""Which events, persons and places of several witnesses are the same: suggestions with reasons, never decisions.

`align` compares what several witnesses yielded, `join` makes one extraction of them. A person's judgement (`same-as`,
`split`) always goes before what is found here. What is `same` or `likely` is joined, so that witnesses who disagree
about one happening can be seen to disagree; what is `possible` is shown to the reader and left apart.
"""

from sicetnon.align.align import align
from sicetnon.align.decided import apart, take_apart
from sicetnon.align.join import join

__all__ = ["align", "apart", "join", "take_apart"]
