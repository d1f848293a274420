"""The workload on whole tables: what perfrules' columns are measured beside, and how the answers are compared."""
