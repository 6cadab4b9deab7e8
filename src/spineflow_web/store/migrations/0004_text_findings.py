import django.db.models.deletion
import uuid_utils.compat
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0003_fluid_limit")]

    operations = [
        migrations.CreateModel(
            name="TextFindingRecord",
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
                ("place", models.CharField(max_length=24)),
                ("sentence", models.TextField()),
                ("family", models.CharField(max_length=64)),
                ("key", models.CharField(max_length=64)),
                ("value", models.JSONField()),
                ("is_raised", models.BooleanField()),
                ("content_version", models.CharField(max_length=80)),
                ("written_at", models.DateTimeField()),
                ("answer", models.JSONField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="store.person"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("answered_at__isnull", True)),
                        fields=["person"],
                        name="store_open_text_findings",
                    )
                ]
            },
        )
    ]
