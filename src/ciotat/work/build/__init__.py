"""Building a film: what must be made again and why, and the making of it."""

from ciotat.work.build.film import Build
from ciotat.work.build.order import News, Order
from ciotat.work.build.shelf import Shelf
from ciotat.work.build.shots import Job

__all__ = ["Build", "Job", "News", "Order", "Shelf"]
