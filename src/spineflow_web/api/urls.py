"""The addresses of the API. Each has a row in `pages/policy.py`."""

from django.urls import path

from spineflow_web.api.events import events

urlpatterns = [path("events/", events, name="events")]
