from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "spineflow_web.jobs"
    label = "jobs"
