"""Rows and rules in, findings out, on DuckDB embedded in this process."""

from claimcheck.engine.database import Database, EngineError
from claimcheck.engine.evaluation import Evaluation, columns, evaluate
from claimcheck.engine.shipped import View, load_rules, load_views

__all__ = ["Database", "EngineError", "Evaluation", "View", "columns", "evaluate", "load_rules", "load_views"]
