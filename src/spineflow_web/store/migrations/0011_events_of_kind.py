"""The newest events of one kind, found without a walk through the whole log."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0010_reminders")]

    operations = [
        migrations.AddIndex(
            model_name="eventrecord",
            index=models.Index(
                fields=["person", "kind", "local_date"], name="store_events_of_kind"
            ),
        ),
    ]
