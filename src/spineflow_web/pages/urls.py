"""The pages' addresses. Each has a row in `policy.py`."""

from django.urls import path

from spineflow_web.pages.safety.clearance import clearance
from spineflow_web.pages.safety.views import safety, safety_question, safety_screen
from spineflow_web.pages.settings.views import settings, settings_safety
from spineflow_web.pages.setup.about_views import about
from spineflow_web.pages.setup.door_views import disclaimer, welcome
from spineflow_web.pages.setup.views import food, home, place, times
from spineflow_web.pages.today.views import replan, today

urlpatterns = [
    path("", today, name="today"),
    path("plan/new/", replan, name="replan"),
    path("welcome/", welcome, name="welcome"),
    path("setup/disclaimer/", disclaimer, name="disclaimer"),
    path("setup/about/", about, name="about"),
    path("setup/home/", home, name="home"),
    path("setup/food/", food, name="food"),
    path("setup/place/", place, name="place"),
    path("setup/times/", times, name="times"),
    path("safety/", safety, name="safety"),
    path("safety/screen/<slug:screen>/", safety_screen, name="safety_screen"),
    path("safety/question/<slug:key>/", safety_question, name="safety_question"),
    path("safety/clearance/", clearance, name="clearance"),
    path("settings/", settings, name="settings"),
    path("settings/safety/", settings_safety, name="settings_safety"),
]
