"""Which release this is; stands below everything, so that an edition can name it."""

__version__ = "0.1.0"
