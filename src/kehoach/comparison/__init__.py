"""Two plans beside one another: what changed from one version, or one year, to the next."""
