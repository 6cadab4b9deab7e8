import django.db.models.deletion
import uuid_utils.compat
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0006_own_number")]

    operations = [
        migrations.CreateModel(
            name="Preference",
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
                ("practice", models.CharField(max_length=64)),
                ("said", models.CharField(max_length=8)),
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
                    models.UniqueConstraint(
                        fields=("person", "practice"), name="store_one_preference"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("said__in", ("like", "dislike", "never"))),
                        name="store_preference_said",
                    ),
                ],
            },
        ),
    ]
