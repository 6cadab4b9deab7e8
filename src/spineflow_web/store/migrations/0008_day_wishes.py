import django.db.models.deletion
import uuid_utils.compat
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0007_preferences"),
    ]

    operations = [
        migrations.AddField(
            model_name="profile",
            name="desk",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="profile",
            name="goals",
            field=models.JSONField(default=list),
        ),
        migrations.CreateModel(
            name="DayWish",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("on", models.DateField()),
                ("minutes", models.PositiveSmallIntegerField(null=True)),
                ("wider", models.PositiveSmallIntegerField(default=0)),
                ("kind", models.CharField(blank=True, max_length=8)),
                ("place", models.CharField(blank=True, max_length=8)),
                ("wants", models.JSONField(default=list)),
                ("skipped", models.JSONField(default=list)),
                ("declined", models.JSONField(default=list)),
                ("changed_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="store.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "on"), name="store_one_wish_a_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="FlareUp",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("since", models.DateField()),
                ("better_on", models.DateField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="store.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "since"), name="store_one_flare_a_day"
                    )
                ],
            },
        ),
    ]
