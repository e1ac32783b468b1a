"""How many: figures with bounds, what they count, and which event they belong to."""

from __future__ import annotations

from .belong import as_quantity, figures_of
from .find import figures
from .many import FoundFigure

__all__ = ["FoundFigure", "as_quantity", "figures", "figures_of"]
