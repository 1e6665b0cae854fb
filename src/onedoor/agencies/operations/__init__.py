"""What one may do to agencies: load a pack's data, and change the days off."""

from onedoor.agencies.operations.days import add_holiday, cancel_day
from onedoor.agencies.operations.loading import load_agencies, load_areas, load_calendar

__all__ = ["add_holiday", "cancel_day", "load_agencies", "load_areas", "load_calendar"]
