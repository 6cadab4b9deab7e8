"""The pages' addresses. Each has a row in `policy.py`."""

from django.urls import path

from spineflow_web.pages.desk.views import desk, desk_log
from spineflow_web.pages.diary.views import (
    diary,
    diary_activity,
    diary_massage,
    diary_undo,
    diary_warmth,
)
from spineflow_web.pages.diary.visit_views import visits, visits_file
from spineflow_web.pages.food.drinks_views import drinks, drinks_heat
from spineflow_web.pages.food.own_views import (
    food_own,
    food_own_away,
    food_recipe,
    food_recipe_eat,
    food_recipe_remove,
)
from spineflow_web.pages.food.views import (
    food_about,
    food_copy,
    food_diary,
    food_eat,
    food_favourite,
    food_quick,
    food_undo,
)
from spineflow_web.pages.food.week_view import food_week
from spineflow_web.pages.learn.views import evidence, learn, learn_topic, sources
from spineflow_web.pages.measures.views import measure, measures, measures_file
from spineflow_web.pages.moving.views import moving, moving_ill, session_effort
from spineflow_web.pages.offline.views import manifest, offline_pack, worker
from spineflow_web.pages.pain_map.views import pain_map
from spineflow_web.pages.phone.views import phone
from spineflow_web.pages.practices.helper_card import helper_card
from spineflow_web.pages.practices.print_day import print_day
from spineflow_web.pages.practices.views import practice, practice_feeling, practices
from spineflow_web.pages.prescribed.guide_views import (
    prescribed,
    prescribed_check,
    prescribed_log,
)
from spineflow_web.pages.prescribed.views import prescribed_end, prescribed_list
from spineflow_web.pages.progress.views import progress
from spineflow_web.pages.reminders.feed import calendar_feed
from spineflow_web.pages.reminders.views import (
    reminders,
    reminders_feed,
    reminders_house,
    reminders_push,
    reminders_push_end,
    reminders_snooze,
)
from spineflow_web.pages.safety.again import examined, safety_again, safety_help, safety_rest
from spineflow_web.pages.safety.card import safety_card
from spineflow_web.pages.safety.clearance import clearance
from spineflow_web.pages.safety.explain import explain
from spineflow_web.pages.safety.limits import clinician_limit_end, clinician_limits
from spineflow_web.pages.safety.screens_for import screens_for
from spineflow_web.pages.safety.views import safety, safety_question, safety_screen
from spineflow_web.pages.safety.words import safety_words
from spineflow_web.pages.safety.words_also import safety_words_also
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
from spineflow_web.pages.today.change_views import change_item
from spineflow_web.pages.today.clash_views import today_clash
from spineflow_web.pages.today.flare_views import better, worse
from spineflow_web.pages.today.logs import log_pain, log_undo, log_walk, log_water
from spineflow_web.pages.today.my_day_views import (
    item_done,
    item_keep_level,
    item_skip,
    today_want,
    today_wish,
)
from spineflow_web.pages.today.notes import content_change_seen, prompt_aside
from spineflow_web.pages.today.views import replan, today
from spineflow_web.pages.week.views import week

urlpatterns = [
    path("", today, name="today"),
    path("worker.js", worker, name="worker"),
    path("manifest.webmanifest", manifest, name="manifest"),
    path("offline/pack/", offline_pack, name="offline_pack"),
    path("plan/new/", replan, name="replan"),
    path("today/wish/", today_wish, name="today_wish"),
    path("today/want/", today_want, name="today_want"),
    path("today/clash/", today_clash, name="today_clash"),
    path("today/<slug:sitting>/<slug:item>/", change_item, name="change_item"),
    path("today/<slug:sitting>/<slug:item>/skip/", item_skip, name="item_skip"),
    path("today/<slug:sitting>/<slug:item>/done/", item_done, name="item_done"),
    path("today/<slug:sitting>/<slug:item>/level/", item_keep_level, name="item_keep_level"),
    path("worse/", worse, name="worse"),
    path("better/", better, name="better"),
    path("week/", week, name="week"),
    path("food/", food_diary, name="food_diary"),
    path("food/eat/", food_eat, name="food_eat"),
    path("food/quick/", food_quick, name="food_quick"),
    path("food/copy/", food_copy, name="food_copy"),
    path("food/undo/", food_undo, name="food_undo"),
    path("food/favourite/", food_favourite, name="food_favourite"),
    path("food/about/", food_about, name="food_about"),
    path("food/week/", food_week, name="food_week"),
    path("food/own/", food_own, name="food_own"),
    path("food/own/away/", food_own_away, name="food_own_away"),
    path("food/recipe/", food_recipe, name="food_recipe"),
    path("food/recipe/eat/", food_recipe_eat, name="food_recipe_eat"),
    path("food/recipe/remove/", food_recipe_remove, name="food_recipe_remove"),
    path("drinks/", drinks, name="drinks"),
    path("drinks/heat/", drinks_heat, name="drinks_heat"),
    path("diary/", diary, name="diary"),
    path("diary/moved/", diary_activity, name="diary_activity"),
    path("diary/warmth/", diary_warmth, name="diary_warmth"),
    path("diary/massage/", diary_massage, name="diary_massage"),
    path("diary/visits/", visits, name="visits"),
    path("diary/visits/list.json", visits_file, name="visits_file"),
    path("diary/undo/", diary_undo, name="diary_undo"),
    path("moving/", moving, name="moving"),
    path("moving/ill/", moving_ill, name="moving_ill"),
    path("log/water/", log_water, name="log_water"),
    path("log/pain/", log_pain, name="log_pain"),
    path("log/walk/", log_walk, name="log_walk"),
    path("log/morning/", log_morning, name="log_morning"),
    path("log/undo/", log_undo, name="log_undo"),
    path("pain-map/", pain_map, name="pain_map"),
    path("desk/", desk, name="desk"),
    path("desk/break/", desk_log, name="desk_log"),
    path("session/<slug:sitting>/", session, name="session"),
    path("session/<slug:sitting>/check/", session_check, name="session_check"),
    path("session/<slug:sitting>/gentle/", session_gentle, name="session_gentle"),
    path("session/<slug:sitting>/done/", session_log, name="session_log"),
    path("session/<slug:sitting>/stopped/", session_stopped, name="session_stopped"),
    path("session/<slug:sitting>/after/", session_after, name="session_after"),
    path("session/<slug:sitting>/effort/", session_effort, name="session_effort"),
    path("plan/print/", print_day, name="print_day"),
    path("practices/", practices, name="practices"),
    path("practices/<slug:item>/", practice, name="practice"),
    path("practices/<slug:item>/card/", helper_card, name="helper_card"),
    path("practices/<slug:item>/feeling/", practice_feeling, name="practice_feeling"),
    path("session/<slug:sitting>/problem/", session_problem, name="session_problem"),
    path("rest/", session_rest, name="session_rest"),
    path("problems/", problems, name="problems"),
    path("problems/list.json", problems_file, name="problems_file"),
    path("progress/", progress, name="progress"),
    path("measures/", measures, name="measures"),
    path("measures/list.json", measures_file, name="measures_file"),
    path("measures/<slug:measure>/", measure, name="measure"),
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
    path("safety/again/", safety_again, name="safety_again"),
    path("safety/rest/", safety_rest, name="safety_rest"),
    path("safety/help/", safety_help, name="safety_help"),
    path("safety/examined/", examined, name="examined"),
    path("safety/limits/", clinician_limits, name="clinician_limits"),
    path("safety/limits/end/", clinician_limit_end, name="clinician_limit_end"),
    path("safety/card/", safety_card, name="safety_card"),
    path("safety/what-we-screen-for/", screens_for, name="screens_for"),
    path("why/<slug:item>/", explain, name="explain"),
    path("content/seen/", content_change_seen, name="content_change_seen"),
    path("prompt/aside/", prompt_aside, name="prompt_aside"),
    path("prescribed/", prescribed_list, name="prescribed_list"),
    path("prescribed/end/", prescribed_end, name="prescribed_end"),
    path("prescribed/<slug:sitting>/", prescribed, name="prescribed"),
    path("prescribed/<slug:sitting>/check/", prescribed_check, name="prescribed_check"),
    path("prescribed/<slug:sitting>/done/", prescribed_log, name="prescribed_log"),
    path("safety/words/", safety_words, name="safety_words"),
    path("safety/words/signs/", safety_words_also, name="safety_words_also"),
    path("safety/clearance/", clearance, name="clearance"),
    path("settings/", settings, name="settings"),
    path("settings/phone/", phone, name="phone"),
    path("settings/reminders/", reminders, name="reminders"),
    path("settings/reminders/snooze/", reminders_snooze, name="reminders_snooze"),
    path("settings/reminders/calendar/", reminders_feed, name="reminders_feed"),
    path("settings/reminders/push/", reminders_push, name="reminders_push"),
    path("settings/reminders/push/end/", reminders_push_end, name="reminders_push_end"),
    path("settings/reminders/house/", reminders_house, name="reminders_house"),
    path("calendar/<slug:secret>.ics", calendar_feed, name="calendar_feed"),
    path("settings/safety/", settings_safety, name="settings_safety"),
]
