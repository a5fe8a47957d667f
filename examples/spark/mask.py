"""Masks a large file of payloads, one a line, on many machines.

    spark-submit mask.py INPUT OUTPUT KIND

Every machine needs Node.js and `berthing` on the PATH that this script has. A partition is piped through the command line, a line for a line,
so the parts of OUTPUT, one after the other, are what one machine would have made. The kind must be said: each partition
would guess it from its own first lines.
"""

import os
import shlex
import sys

from pyspark.sql import SparkSession

PARTITIONS = 8


def main(source, target, kind):
    mask = f"berthing mask --quiet --jobs 1 --from jsonl --kind {shlex.quote(kind)} -"
    # Status 1 means that some lines cannot be read: those are masked whole, and trying again would not help.
    command = f"sh -c {shlex.quote(f'{mask}; test $? -lt 2')}"
    builder = SparkSession.builder.appName("berthing")
    # Else Spark also ends lines at carriage returns.
    spark = builder.config("spark.hadoop.textinputformat.record.delimiter", "\n").getOrCreate()
    lines = spark.sparkContext.textFile(source, PARTITIONS)
    # A pipe has no environment but this.
    path = {"PATH": os.environ["PATH"]}
    lines.pipe(command, env=path, checkCode=True).saveAsTextFile(target)
    spark.stop()


main(*sys.argv[1:])
