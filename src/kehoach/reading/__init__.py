"""From the tree to the plan: each mapping is read by its keys, and every mistake is a finding at its place."""
