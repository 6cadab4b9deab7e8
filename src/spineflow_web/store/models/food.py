"""Foods and recipes of one's own, and what one likes to have at hand."""

from django.db import models
from uuid_utils.compat import uuid7

from spineflow_web.store.models.person import Person


class OwnFood(models.Model):
    """A food a person wrote down. Put away it is offered no more, and still counts."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    name = models.CharField(max_length=80)
    portion_g = models.FloatField()
    """The weight of the one portion that `amounts` are of, in grams."""
    amounts = models.JSONField(default=dict)
    """Nutrient id to amount in one portion; what is not in it is unknown."""
    is_supplement = models.BooleanField(default=False)
    put_away = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)


class Recipe(models.Model):
    """Several foods under one name."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    name = models.CharField(max_length=80)
    parts = models.JSONField(default=list)
    """Food and grams, as in an event."""
    made_at = models.DateTimeField(auto_now_add=True)


class FavouriteFood(models.Model):
    """A food that stands first."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    food = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "food"], name="store_one_favourite")
        ]
