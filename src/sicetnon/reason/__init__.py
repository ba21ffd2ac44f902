"""Reasoning: from claims to what cannot hold together, what needs an explanation, and what dates remain possible."""

from sicetnon.reason.analyse import analyse
from sicetnon.reason.engine import Budget
from sicetnon.reason.index import Index
from sicetnon.reason.rule import Draft, Rule, choose_rules, constrains, finds, installed_rules
from sicetnon.reason.variants import Variant, variants_of

__all__ = [
    "Budget", "Draft", "Index", "Rule", "Variant", "analyse", "choose_rules", "constrains", "finds", "installed_rules",
    "variants_of",
]  # fmt: skip
