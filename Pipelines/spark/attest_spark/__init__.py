"""Attest on Apache Spark: `attest worker` as a long-lived process in each task, Parquet and JSON Lines as the result."""
