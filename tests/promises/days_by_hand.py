"""When days begin, worked out by hand: for each zone and change, from which instant on it is which day.

Not asked of any time zone database. It follows from two numbers each, which anybody can look up: how far the zone is
from UTC before and after, and when it changes. A day lasts until the next line; the last line ends the table.
"""

DAYS = {
    # one hour on at 01:00 UTC on 29 March 2026, from +1 to +2
    ("Europe/Berlin", "spring 2026"): """
        2026-03-27T23:00 2026-03-28
        2026-03-28T23:00 2026-03-29
        2026-03-29T22:00 2026-03-30
        2026-03-30T22:00 2026-03-31""",
    # one hour back at 01:00 UTC on 25 October 2026
    ("Europe/Berlin", "autumn 2026"): """
        2026-10-23T22:00 2026-10-24
        2026-10-24T22:00 2026-10-25
        2026-10-25T23:00 2026-10-26
        2026-10-26T23:00 2026-10-27""",
    # one hour on at 07:00 UTC on 8 March 2026, from -5 to -4
    ("America/New_York", "spring 2026"): """
        2026-03-07T05:00 2026-03-07
        2026-03-08T05:00 2026-03-08
        2026-03-09T04:00 2026-03-09
        2026-03-10T04:00 2026-03-10""",
    # one hour back at 06:00 UTC on 1 November 2026
    ("America/New_York", "autumn 2026"): """
        2026-10-31T04:00 2026-10-31
        2026-11-01T04:00 2026-11-01
        2026-11-02T05:00 2026-11-02
        2026-11-03T05:00 2026-11-03""",
    # half an hour back at 15:00 UTC on 4 April 2026, from +11 to +10:30
    ("Australia/Lord_Howe", "autumn 2026"): """
        2026-04-03T13:00 2026-04-04
        2026-04-04T13:00 2026-04-05
        2026-04-05T13:30 2026-04-06
        2026-04-06T13:30 2026-04-07""",
    # half an hour on at 15:30 UTC on 3 October 2026
    ("Australia/Lord_Howe", "spring 2026"): """
        2026-10-02T13:30 2026-10-03
        2026-10-03T13:30 2026-10-04
        2026-10-04T13:00 2026-10-05
        2026-10-05T13:00 2026-10-06""",
    # a whole day on at 10:00 UTC on 30 December 2011, from -10 to +14: there was no 30 December
    ("Pacific/Apia", "December 2011"): """
        2011-12-28T10:00 2011-12-28
        2011-12-29T10:00 2011-12-29
        2011-12-30T10:00 2011-12-31
        2011-12-31T10:00 2012-01-01
        2012-01-01T10:00 2012-01-02""",
    # a quarter of an hour on at midnight, 18:30 UTC on 31 December 1985, from +5:30 to +5:45
    ("Asia/Kathmandu", "New Year 1986"): """
        1985-12-29T18:30 1985-12-30
        1985-12-30T18:30 1985-12-31
        1985-12-31T18:30 1986-01-01
        1986-01-01T18:15 1986-01-02
        1986-01-02T18:15 1986-01-03""",
    # one hour on at midnight, 03:00 UTC on 4 November 2018, from -3 to -2: that day began at one
    ("America/Sao_Paulo", "spring 2018"): """
        2018-11-03T03:00 2018-11-03
        2018-11-04T03:00 2018-11-04
        2018-11-05T02:00 2018-11-05
        2018-11-06T02:00 2018-11-06""",
    # one hour back at midnight, 02:00 UTC on 18 February 2018: the last hour of the 17th came twice
    ("America/Sao_Paulo", "summer's end 2018"): """
        2018-02-17T02:00 2018-02-17
        2018-02-18T03:00 2018-02-18
        2018-02-19T03:00 2018-02-19
        2018-02-20T03:00 2018-02-20""",
}

EDGES = """
    2024-02-28T22:59:59 Europe/Berlin 2024-02-28
    2024-02-28T23:00:00 Europe/Berlin 2024-02-29
    2024-02-29T22:59:59 Europe/Berlin 2024-02-29
    2024-02-29T23:00:00 Europe/Berlin 2024-03-01
    2028-02-29T05:00:00 America/New_York 2028-02-29
    2026-12-31T22:59:59 Europe/Berlin 2026-12-31
    2026-12-31T23:00:00 Europe/Berlin 2027-01-01
    2027-01-01T04:59:59 America/New_York 2026-12-31
    2027-01-01T05:00:00 America/New_York 2027-01-01
    2026-12-31T18:14:59 Asia/Kathmandu 2026-12-31
    2026-12-31T18:15:00 Asia/Kathmandu 2027-01-01
    2026-12-31T09:59:59 Pacific/Kiritimati 2026-12-31
    2026-12-31T10:00:00 Pacific/Kiritimati 2027-01-01
"""
"""29 February and the end of the year: the instant, the zone, and the day."""

WEEKS = """
    2020-12-31 2020-12-28
    2021-01-01 2020-12-28
    2021-01-03 2020-12-28
    2021-01-04 2021-01-04
    2026-12-31 2026-12-28
    2027-01-03 2026-12-28
    2027-01-04 2027-01-04
    2024-02-29 2024-02-26
"""
"""Years with 53 weeks, 2020 and 2026: the day, and the Monday of its week."""
