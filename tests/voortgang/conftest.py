"""One world for all tests of a module."""

from tests.acties.conftest import gedeelde_wereld, wereld

__all__ = ["gedeelde_wereld", "wereld"]
