#!/usr/bin/env python3
"""Reads orders, drops repeat requests for an order, renders a message for each, and writes what came of them.

    python send.py --billet billet --message Messages/review-request/en-US.md --orders orders.csv --out outbox
"""

import argparse
import sys
import time

from pyspark.sql import Row, SparkSession, Window
from pyspark.sql import functions as F

import billet_spark
from billet_spark import RESULT_SCHEMA, nested, render_partition


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--billet", default="billet", help="the binary (default: on the path)")
    parser.add_argument("--message", required=True, help="the message, a .md file")
    parser.add_argument("--orders", required=True, help="orders, a .csv file or folder with a header row")
    parser.add_argument("--out", required=True, help="the folder to write to")
    parser.add_argument("--order", default="order_id", help="the column that names the order")
    parser.add_argument("--format", default="html", help="what to render to")
    parser.add_argument("--as", dest="kind", default="parquet", choices=["parquet", "json"])
    parser.add_argument("--master", default=None, help="where Spark runs, such as local[4,3]")
    parser.add_argument("--partitions", type=int, default=None, help="how many pieces to cut the rows into")
    return parser.parse_args()


def main():
    options = arguments()
    builder = SparkSession.builder.appName("billet")
    if options.master:
        builder = builder.master(options.master)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    # The workers import it too, wherever they run.
    spark.sparkContext.addPyFile(billet_spark.__file__)

    orders = spark.read.option("header", True).option("multiLine", True).option("escape", '"').csv(options.orders)
    # The file's order decides which request for an order is the first; later ones are repeats.
    orders = orders.withColumn("id", F.monotonically_increasing_id().cast("string"))
    first = Window.partitionBy(F.col(f"`{options.order}`")).orderBy(F.col("id").cast("long"))
    ranked = orders.withColumn("nth", F.row_number().over(first))
    kept = ranked.where("nth = 1").drop("nth")
    repeats = ranked.where("nth > 1").select(
        "id",
        F.col(f"`{options.order}`").alias("order"),
        F.lit("failed").alias("status"),
        F.lit(None).cast("string").alias("output"),
        F.array(F.lit("repeat-request")).alias("rules"),
        F.lit(None).cast("string").alias("diagnostics"),
    )
    # Each partition is one process of Billet's; a few for each core keep all of them busy to the end.
    kept = kept.repartition(options.partitions or 3 * spark.sparkContext.defaultParallelism, "id")

    command = [
        options.billet, "batch", options.message, "--data", "-", "--data-format", "jsonl",
        "-o", "-", "--format", options.format, "--jobs", "1", "--quiet",
    ]
    answers = kept.rdd.mapPartitions(
        lambda rows: (
            Row(**answer)
            for answer in render_partition((nested(row.asDict()) for row in rows), command, options.order)
        )
    )
    results = spark.createDataFrame(answers, RESULT_SCHEMA).unionByName(repeats)
    # Sorting would sample the rows first, and so render them twice; `id` gives the order to whoever needs it. The
    # report reads what was written for the same reason.
    start = time.monotonic()
    results.write.mode("error").format(options.kind).save(options.out)
    seconds = time.monotonic() - start

    written = spark.read.format(options.kind).schema(results.schema).load(options.out)
    counts = {row["status"]: row["count"] for row in written.groupBy("status").count().collect()}
    print(f"{counts.get('rendered', 0)} rendered, {counts.get('failed', 0)} failed, in {seconds:.1f} s")
    failed = written.where("status = 'failed'")
    if counts.get("failed"):
        failed.select(F.explode("rules").alias("rule")).groupBy("rule").count().orderBy(
            F.desc("count"), "rule"
        ).show(50, truncate=False)
    spark.stop()
    return 1 if counts.get("failed") else 0


if __name__ == "__main__":
    sys.exit(main())
