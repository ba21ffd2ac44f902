"""Which passages of a record can be compared: what one voice says in one sentence, held against what is said elsewhere.

A small linear model weighs what two passages share and in what they differ. Its weights say how likely historians were
to set such passages side by side; they say nothing of who is right. docs/comparison.md tells how they were found.
"""
