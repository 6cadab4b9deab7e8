"""An alarm may be raised by changed content."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0008_day_wishes")]

    operations = [
        migrations.AddField(
            model_name="alarmrecord",
            name="by_content",
            field=models.BooleanField(default=False),
        ),
    ]
