"""How numbers of a score are rounded: to one decimal, as everybody rounds by hand."""

import math


def tenths(number: float) -> float:
    """The number to one decimal, halves upwards, once what binary fractions add to it is gone.

    Points are rounded where they arise, and a number's band is that of the number as it is shown: so a score can be
    worked out again from its explanation alone, and nobody reads 55.0 where high begins at 55 and the band is medium.
    """
    return math.floor(round(number * 10, 6) + 0.5) / 10
