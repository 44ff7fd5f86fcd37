"""From the tree to the plan: each piece read by its keys, what is wrong with it a finding at its place."""
