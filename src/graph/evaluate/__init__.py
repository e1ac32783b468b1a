"""Scores against annotated texts: event passages and the PLOVER gold-standard records."""
