"""The pages' addresses. Each has a row in `policy.py`."""

from django.urls import path

from spineflow_web.pages.learn.views import evidence, learn, learn_topic, sources
from spineflow_web.pages.practices.print_day import print_day
from spineflow_web.pages.practices.views import practice, practice_feeling, practices
from spineflow_web.pages.progress.views import progress
from spineflow_web.pages.safety.clearance import clearance
from spineflow_web.pages.safety.views import safety, safety_question, safety_screen
from spineflow_web.pages.safety.words import safety_words
from spineflow_web.pages.session.end_views import session_after, session_rest, session_stopped
from spineflow_web.pages.session.morning import log_morning
from spineflow_web.pages.session.problem_views import problems, problems_file, session_problem
from spineflow_web.pages.session.views import (
    session,
    session_check,
    session_gentle,
    session_log,
)
from spineflow_web.pages.settings.views import settings, settings_safety
from spineflow_web.pages.setup.about_views import about
from spineflow_web.pages.setup.door_views import disclaimer, welcome
from spineflow_web.pages.setup.views import fluid_limit, food, home, place, times
from spineflow_web.pages.today.logs import log_pain, log_undo, log_walk, log_water
from spineflow_web.pages.today.views import replan, today

urlpatterns = [
    path("", today, name="today"),
    path("plan/new/", replan, name="replan"),
    path("log/water/", log_water, name="log_water"),
    path("log/pain/", log_pain, name="log_pain"),
    path("log/walk/", log_walk, name="log_walk"),
    path("log/morning/", log_morning, name="log_morning"),
    path("log/undo/", log_undo, name="log_undo"),
    path("session/<slug:sitting>/", session, name="session"),
    path("session/<slug:sitting>/check/", session_check, name="session_check"),
    path("session/<slug:sitting>/gentle/", session_gentle, name="session_gentle"),
    path("session/<slug:sitting>/done/", session_log, name="session_log"),
    path("session/<slug:sitting>/stopped/", session_stopped, name="session_stopped"),
    path("session/<slug:sitting>/after/", session_after, name="session_after"),
    path("plan/print/", print_day, name="print_day"),
    path("practices/", practices, name="practices"),
    path("practices/<slug:item>/", practice, name="practice"),
    path("practices/<slug:item>/feeling/", practice_feeling, name="practice_feeling"),
    path("session/<slug:sitting>/problem/", session_problem, name="session_problem"),
    path("rest/", session_rest, name="session_rest"),
    path("problems/", problems, name="problems"),
    path("problems/list.json", problems_file, name="problems_file"),
    path("progress/", progress, name="progress"),
    path("learn/", learn, name="learn"),
    path("learn/evidence/", evidence, name="evidence"),
    path("learn/sources/", sources, name="sources"),
    path("learn/<slug:topic>/", learn_topic, name="learn_topic"),
    path("welcome/", welcome, name="welcome"),
    path("setup/disclaimer/", disclaimer, name="disclaimer"),
    path("setup/about/", about, name="about"),
    path("setup/home/", home, name="home"),
    path("setup/food/", food, name="food"),
    path("setup/drinks/", fluid_limit, name="fluid_limit"),
    path("setup/place/", place, name="place"),
    path("setup/times/", times, name="times"),
    path("safety/", safety, name="safety"),
    path("safety/screen/<slug:screen>/", safety_screen, name="safety_screen"),
    path("safety/question/<slug:key>/", safety_question, name="safety_question"),
    path("safety/words/", safety_words, name="safety_words"),
    path("safety/clearance/", clearance, name="clearance"),
    path("settings/", settings, name="settings"),
    path("settings/safety/", settings_safety, name="settings_safety"),
]
