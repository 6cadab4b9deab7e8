"""Free text: what is written about an ordinary back raises nothing, so an alarm says something."""

from tests.the_catalogue import CATALOGUE

READER = CATALOGUE.readers["en"]

ORDINARY = """
My lower back has ached for six weeks and sitting at the computer makes it worse.
I bent down to pick up a sock and it locked.
Stiff every morning for about half an hour then it loosens.
It hurts on the left side near my hip when I turn over in bed.
Pain goes down the back of my right leg to the knee.
I've had sciatica in the left leg before, physio helped.
I work as a nurse and lift patients all day.
I drive a van and the seat is awful.
My back goes into spasm when I sneeze.
Took ibuprofen and it helped a bit.
I can't put my socks on without sitting down.
I had an MRI that showed a bulging disc at L5.
I do yoga twice a week and walk the dog.
The pain is about 4 out of 10, worse in the evening.
I'm worried about lifting my toddler.
Standing in queues is the worst for me.
I get a dull ache across the belt line.
It comes and goes, some days are fine.
I sleep badly because I can't find a comfortable position.
My neck and shoulders are tight from the laptop.
I'm a bit overweight and would like to lose a few kilos.
Hot shower in the morning makes it easier.
The GP said it's muscular.
I'm pregnant, 24 weeks, and my pelvis aches when I climb stairs.
My job is stressful and I clench my jaw.
I run 5k on Sundays, back's a bit sore after.
Getting out of the car takes me a minute.
It takes me ten minutes to get going in the morning.
I need the toilet a lot because I drink so much coffee.
My hamstrings are really tight.
I'm on blood pressure tablets and statins.
I have type 2 diabetes controlled by diet.
I feel low sometimes because of the pain but I have good support.
My wife is expecting and I want to be fit for the baby.
I moved house last week and overdid it.
I gardened all weekend, digging mostly.
Deadlifts at the gym set it off.
I had a slipped disc in 2018, it healed.
My legs feel tired after standing all day.
I've got a desk job and no ergonomic chair.
I wear a back brace sometimes.
Sometimes there's a clicking in my spine.
I feel a stretch at the back of my thigh.
The mattress is ten years old.
I get headaches from neck tension.
My knee is a bit sore too.
I'm sixty-eight and retired, still cycling.
I had my gallbladder out last year.
I take paracetamol at night.
I'd like exercises that I can do at work.
It eases when I lie down with my knees up.
Coughing makes my back twinge.
I had a baby four months ago and my back's been sore since.
I haven't been to the doctor yet.
I don't want surgery.
I want to get back to playing tennis.
Feels like a knot beside my shoulder blade.
My posture is terrible.
There's no numbness or tingling.
Nothing down the legs, bladder and bowels normal.
I was off work for three days.
Cold weather makes it ache more.
It started after a long flight.
The kids jump on me and that doesn't help.
I sit on a gym ball.
I stretch but it's hard to keep it up.
I've lost confidence in my back.
I'm scared to bend.
My back gave out while hoovering and I had to lie on the floor for an hour.
I can only stand for twenty minutes.
I've tried heat and it's nice.
I can feel where it's tight when I press on it.
My wife says I walk like an old man.
My back muscles are hard as rock.
My bottom is flat from sitting all day.
Both sides of my lower back ache.
I am a wheelchair user's carer.
My hips are stiff, both of them.
I go to bed late and wake up tired.
I'm not as strong as I used to be.
My bottom aches if I sit on a hard chair.
Cycling with the new saddle is comfortable.
I sit in the back seat and my knees ache.
My buttocks feel tight and my hip clicks.
I hold the bar and hang, it feels different but good.
I wrapped a hot towel round my lower back and it felt lovely.
I work in a robot factory and lift parts.
It's a strange pain, hard to describe.
The physio put a needle in my bottom for the trigger points.
I fell asleep on the sofa and woke up stiff.
I use a cushion in the car seat and that is good.
I'm not sure if I should rest or move.
I don't know what to do about my chair.
I don't know if it is a disc or a muscle.
The pain is sharp when I stand from the toilet.
I have to go to the toilet holding the wall because of my back.
I wait for the bus and my back hurts.
My stomach muscles are weak.
My core is weak since I had the baby.
My right leg is shorter than the left.
I have flat feet and knee pain.
My calf muscles are tight after running.
I can't touch my toes.
My foot hurts on the inside.
I slept on the floor and it helped.
I take my dog out every morning and every evening.
Both my sons are tall.
My hands tingle when I type.
It feels better after a walk.
I was diagnosed with scoliosis when I was twelve.
I feel anxious about my back.
I'm fed up with this pain.
I've had enough of sitting all day.
I just want it to stop hurting.
I'd give anything for a good night's sleep.
I can't go on holiday with this back.
I had a cold last week and coughed a lot.
My breathing is fine when I do yoga.
I'm tired all the time.
I have hay fever and sneezing hurts.
My heart rate goes up on the rower.
My arm is tired from the mouse.
I spoke to my doctor and she said keep moving.
My face is tense when I concentrate.
I dropped my keys and bent down, and it went.
I lost three kilos with the new diet.
My belt hurts my hip.
My trousers are too tight now.
My husband had cancer but he's well.
I had a mole checked and it was harmless.
I stepped off the kerb awkwardly and felt it in my back.
My ankle is swollen from a sprain last year.
My legs get restless at night.
My skin is dry from the heat pack.
I can feel the heat well.
I take omega 3 and magnesium.
I haven't fainted or anything.
I passed my exams and sit less now.
I feel a bit dizzy when I get up too fast.
I get dizzy if I skip breakfast.
My belly is big and pulls my back forward.
My stomach rumbles when I do the exercises.
I feel a pull in my belly when I do sit-ups.
"""


def test_an_ordinary_back_raises_nothing() -> None:
    raised = {
        line: [match.family for match in READER.read(line, CATALOGUE.safety, {}) if match.is_raised]
        for line in ORDINARY.strip().splitlines()
    }
    assert len(raised) > 100
    assert {line: families for line, families in raised.items() if families} == {}
