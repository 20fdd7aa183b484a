language-name = English
app-name = Kamdeck
