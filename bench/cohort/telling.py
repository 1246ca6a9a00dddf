"""What was measured, in words: a line for the terminal, and the page docs/cohort/results.md."""

from bench.cohort.measured import Line, Run

_NAMES = {"polars": "Polars", "duckdb": "DuckDB", "numpy": "NumPy"}


def printed(line: Line) -> str:
    """One line for the terminal."""
    done = line.done
    told = (
        f"  {line.engine:7} {line.what:33}{done.seconds:9.3f} s{done.cpu:9.3f} cpu s{line.a_second:12,.0f} a second"
        f"{done.peak_mb:8,.0f} MB"
    )
    if line.of_sort:
        told += f"{line.of_sort:7.1f} x sorting"
    if line.of_r:
        told += f"{line.of_r:10,.1f} x R"
    return told


def markdown(run: Run) -> str:
    """The page: how it was measured, the picture, and every number."""
    lines = [
        "# What a cohort costs",
        "",
        "Written by `make bench-cohort`, with the picture, from one run; never by hand.",
        "",
        "![Seconds for sudden gains and for sorting, by the number of people, beside lines in proportion](cost.svg)",
        "",
        *(f"- {said}" for said in run.heading()),
        "- Each line is the best of three runs, of more than a million people one; each in a process of its own.",
        "- Peak memory is that of the process, with Python and the engine in it. Whatever is said to be from frame to",
        "  frame, as R works, was done once before it counted, and holds the table in memory.",
        "",
        "| people | what | engine | seconds | cpu s | people a second | peak memory | beside sorting | beside R |",
        "|---|---|---|---|---|---|---|---|---|",
        *(_row(line) for line in run.lines),
        "",
    ]
    return "\n".join(lines)


def _row(line: Line) -> str:
    done = line.done
    of_sort = f"{line.of_sort:.1f} times" if line.of_sort else ""
    of_r = f"{line.of_r:,.1f} times as quick" if line.of_r else ""
    cells = (
        f"{line.people:,}",
        line.what,
        _NAMES.get(line.engine, line.engine),
        f"{done.seconds:.3f}" if done.seconds < 1 else f"{done.seconds:.1f}",
        f"{done.cpu:.3f}" if done.cpu < 1 else f"{done.cpu:.1f}",
        f"{line.a_second:,.0f}",
        f"{done.peak_mb:,.0f} MB",
        of_sort,
        of_r,
    )
    return f"| {' | '.join(cells)} |"
