"""Comparing two plans: what changed from one version, or one year, to the next."""
