"""Templates and styles from YAML, and the plan of which excerpt goes where."""
