"""The questions the timings ask: one of each common kind, over whatever the corpus holds."""

QUESTIONS = (
    "When is the next review?",
    "What is Priority Action 1?",
    "What progress has been made on waiting times?",
    "Who is the SEND adviser?",
    "List the areas for improvement",
    "How many plans were issued late?",
    "What do parents say about communication?",
    "Are annual reviews on track?",
    "What should the partnership keep working on?",
    "What does EHCP mean?",
    "Why are families waiting for speech therapy?",
    "How is the data dashboard used?",
    "Who was the letter copied to?",
    "What did schools think of the training?",
    "Which actions are overdue?",
    "Has the board improved its governance?",
)
