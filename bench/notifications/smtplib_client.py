"""Sends mails with smtplib on one connection that is kept, and prints messages a second."""

import json
import smtplib
import sys
import time
from email.message import EmailMessage

options = json.loads(sys.argv[1])


def mail(index):
    def named(part):
        return part.replace("{{name}}", f"Client {index}")

    message = EmailMessage()
    message["Subject"] = named(options["subject"])
    message["From"] = "press@pressroom.example"
    message["To"] = f"python{index}@pressroom.example"
    message.set_content(named(options["text"]))
    message.add_alternative(named(options["html"]), subtype="html")
    return message


with smtplib.SMTP("127.0.0.1", options["port"]) as client:
    client.send_message(mail(0))
    begun = time.perf_counter()
    for number in range(options["mails"]):
        client.send_message(mail(number))
    print(options["mails"] / (time.perf_counter() - begun))
