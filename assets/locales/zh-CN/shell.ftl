language-name = 中文
app-name = Kamdeck
