#!/usr/bin/env python3
"""mpv follows a watch party.

    mpv --pause --keep-open --input-ipc-server=/tmp/mpv.sock film.mkv
    follow_mpv.py ws://127.0.0.1:8098/OpenSyncParty/ws ROOM /tmp/mpv.sock

Needs websockets 10 or newer (Debian: python3-websockets). Tokens, where needed, are in AUTH_TOKEN or INVITE_TOKEN.
"""
import asyncio, json, os, random, sys, time
import websockets

FAR, NEAR = 0.5, 0.02  # seconds: jump if further off than FAR, change the speed if further than NEAR


class Mpv:
    """The socket of --input-ipc-server: a line of JSON there, a line of JSON back, and events between."""

    async def open(self, path):
        self.reader, self.writer = await asyncio.open_unix_connection(path)
        return self

    async def __call__(self, *command):
        self.writer.write(json.dumps({"command": command, "request_id": 1}).encode() + b"\n")
        while True:
            answer = json.loads(await self.reader.readline())
            if answer.get("request_id") == 1:
                return answer.get("data")


class Party:
    def __init__(self):
        self.offset, self.best, self.state = 0.0, float("inf"), None

    def hear(self, kind, payload):
        now = time.monotonic() * 1000
        if kind == "pong":  # The quickest answer knows best how far the server's clock is ahead of ours.
            rtt = now - payload["client_ts"] - (payload["send_ts"] - payload["recv_ts"])
            if rtt <= self.best:
                self.best = rtt
                self.offset = (payload["recv_ts"] - payload["client_ts"] + payload["send_ts"] - now) / 2
        elif kind == "room_state":
            self.state = payload["state"]
        elif kind in ("player_event", "state_update") and payload.get("position_ts") is not None:
            if payload["revision"] >= self.state["revision"]:
                played = {"play": "playing", "pause": "paused"}.get(payload.get("action"))
                news = {**payload, "play_state": payload.get("play_state") or played}
                self.state = {**self.state, **{k: v for k, v in news.items() if v is not None}}
        elif kind == "error":
            sys.exit(f"{payload['code']}: {payload['message']}")

    def position(self):
        if self.state["play_state"] != "playing":
            return self.state["position"]
        elapsed = time.monotonic() * 1000 + self.offset - self.state["position_ts"]
        return self.state["position"] + max(0, elapsed) / 1000 * self.state["rate"]


async def follow(party, mpv):
    while True:
        await asyncio.sleep(0.1)
        here = await mpv("get_property", "playback-time")
        if party.state is None or here is None:
            continue
        plays, off = party.state["play_state"] == "playing", here - party.position()
        if abs(off) > (FAR if plays else NEAR):
            await mpv("seek", party.position(), "absolute+exact")
            off = 0
        trim = max(-0.1, min(0.1, off)) if abs(off) > NEAR else 0
        await mpv("set_property", "speed", party.state["rate"] * (1 - trim))
        await mpv("set_property", "pause", not plays)


async def ping(socket):
    for pause in (0.2, 0.2, 0.2, 0.2, *([10] * 10**6)):
        await socket.send(json.dumps({"type": "ping", "payload": {"client_ts": time.monotonic() * 1000}}))
        await asyncio.sleep(pause)


async def main(url, room, path):
    mpv, lost = await Mpv().open(path), 0
    while True:
        tasks = []
        try:
            async with websockets.connect(url) as socket:
                tokens = {k: os.environ.get(k.upper()) for k in ("auth_token", "invite_token")}
                await socket.send(json.dumps({"type": "join_room", "room": room, "payload": {"name": "mpv", **tokens}}))
                party = Party()
                tasks = [asyncio.create_task(ping(socket)), asyncio.create_task(follow(party, mpv))]
                async for text in socket:
                    message = json.loads(text)
                    lost = 0
                    party.hear(message["type"], message["payload"])
        except (OSError, websockets.WebSocketException) as error:
            print(error, file=sys.stderr)
        finally:
            [task.cancel() for task in tasks]
        lost += 1
        await asyncio.sleep(min(30, 2**lost) * random.uniform(0.5, 1))


if len(sys.argv) != 4:
    sys.exit(__doc__)
asyncio.run(main(*sys.argv[1:]))
