#!/bin/sh
# Makes stage/public/film.mp4 and poster.jpg: the film of the stage page. Needs ffmpeg with libx264, aac and drawtext,
# and DejaVu Sans Mono. Its results are committed, so a build needs neither this script nor ffmpeg.
#
# What a test or a person can read off a picture: the time code (mm:ss.mmm of the frame's own timestamp), the frame's
# number, a bar that crosses the picture once a second, one that crosses it once in the film, and a square that is white
# for the first tenth of every second, together with a beep (each tenth second one is an octave higher). Two screens side
# by side, or two microphones, show any skew.
set -eu
cd "$(dirname "$0")/public"

duration=90 # s
fps=24 # as films have
font="$(fc-match -f '%{file}' 'DejaVu Sans Mono:bold')"

# %{eif} prints integers: minutes, seconds and milliseconds of t, each padded with zeros.
timecode='%{eif\:floor(t/60)\:d\:2}\:%{eif\:mod(floor(t+0.0005)\,60)\:d\:2}.%{eif\:mod(floor(t*1000+0.5)\,1000)\:d\:3}'
flash="lt(mod(t+0.0005\\,1)\\,0.1)"
beep="lt(mod(t\\,1)\\,0.1)*0.4*sin(2*PI*440*if(lt(mod(t\\,10)\\,1)\\,2\\,1)*t)*min(1\\,min(mod(t\\,1)\\,0.1-mod(t\\,1))*200)"

picture="
color=c=0x101820:s=640x360:r=$fps:d=$duration[ground];
color=c=0x00a4dc:s=6x34:r=$fps:d=$duration[second];
color=c=0xcc7b19:s=6x10:r=$fps:d=$duration[whole];
[ground]
drawgrid=w=64:h=40:t=1:c=0x1c2a36,
drawbox=x=0:y=300:w=640:h=34:c=0x16222c:t=fill,
drawbox=x=0:y=338:w=640:h=10:c=0x16222c:t=fill,
drawtext=fontfile=$font:fontsize=20:fontcolor=0x8fa3b3:x=24:y=24:text='OpenSyncParty · The Time Code',
drawtext=fontfile=$font:fontsize=84:fontcolor=white:x=(w-tw)/2:y=104:text='$timecode',
drawtext=fontfile=$font:fontsize=34:fontcolor=0x00a4dc:x=(w-tw)/2:y=214:text='frame %{eif\:n\:d\:4}',
drawbox=x=556:y=20:w=60:h=60:c=0x2c3e4c:t=2,
drawbox=x=556:y=20:w=60:h=60:c=white:t=fill:enable='$flash'[base];
[base][second]overlay=x='mod(t+0.0005\,1)*634':y=300:shortest=1[moving];
[moving][whole]overlay=x='t/$duration*634':y=338:shortest=1,format=yuv420p[v];
aevalsrc='$beep':s=48000:d=$duration[a]"

ffmpeg -v warning -y -filter_complex "$picture" -map '[v]' -map '[a]' \
  -c:v libx264 -preset slow -crf 27 -profile:v baseline -level 3.0 \
  -g "$fps" -keyint_min "$fps" -sc_threshold 0 \
  -c:a aac -b:a 48k -ac 1 \
  -movflags +faststart -map_metadata -1 -fflags +bitexact -flags:v +bitexact -flags:a +bitexact \
  film.mp4

ffmpeg -v warning -y -ss 42.05 -i film.mp4 -frames:v 1 -update 1 -q:v 6 poster.jpg
ls -l film.mp4 poster.jpg
