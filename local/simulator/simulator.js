// Plays the telephone company for one call at a time: tells the hotline what happens and does what it answers.
const words = JSON.parse(document.body.dataset.words);
const $ = (id) => document.getElementById(id);
const duty = [...document.querySelectorAll('[data-phone]')];

let call;

const fill = (text, fields) => text.replace(/\{(\w+)\}/g, (_, name) => fields[name] ?? '');

function note(who, text, kind = who) {
  const line = document.createElement('div');
  line.className = kind;
  const name = document.createElement('b');
  name.textContent = words[who] ?? '';
  const said = document.createElement('p');
  said.textContent = text;
  line.append(name, said);
  $('log').append(line);
  $('log').scrollTop = $('log').scrollHeight;
}

function aloud(text, lang) {
  if (!$('aloud').checked || !window.speechSynthesis) return;
  speechSynthesis.cancel();
  speechSynthesis.speak(Object.assign(new SpeechSynthesisUtterance(text), { lang }));
}

/** Which of the controls mean something now. */
function enable({ ring, gather, listen } = {}) {
  $('place').disabled = Boolean(call);
  $('from').disabled = Boolean(call);
  $('hang-up').disabled = !call;
  $('keypad').disabled = !gather;
  $('mouth').disabled = !listen;
  $('silence').disabled = !gather && !listen;
  duty.forEach((phone, i) => {
    const rings = ring && i === call.rung - 1;
    for (const button of phone.querySelectorAll('button')) button.disabled = !rings;
    phone.classList.toggle('rings', Boolean(rings));
    if (rings) phone.querySelector('.state').textContent = `${words.ringing} ${ring.member}`;
  });
}

const state = (text) => {
  duty[call.rung - 1].querySelector('.state').textContent = text;
};

async function tell(happening) {
  const { id } = call;
  enable();
  call.seq += 1;
  const event = { call: id, seq: call.seq, ...happening };
  try {
    const answer = await fetch('/simulator/event', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(event),
    });
    const told = await answer.json();
    if (!answer.ok) throw new Error(told.error);
    if (call?.id !== id) return;
    if (happening.kind === 'hung-up') finish(told);
    else if (!call.over) perform(told);
  } catch (error) {
    note('hotline', fill(words.failed, { why: error.message }), 'end missed');
    call = undefined;
    enable();
  }
}

function perform({ actions }) {
  for (const { text, lang } of actions) {
    if (!text) continue;
    note('hotline', text);
    aloud(text, lang);
  }
  const last = actions.at(-1);
  if (last?.do === 'hang-up') return hangUp();
  if (last?.do === 'ring') {
    call.rung += 1;
    call.ring = last;
    call.prompt = undefined;
    enable({ ring: last });
  } else if (last?.do === 'gather') {
    call.prompt = last.prompt;
    enable({ gather: last });
  } else if (last?.do === 'listen') {
    call.prompt = last.prompt;
    enable({ listen: last });
    $('say').focus();
  } else enable();
}

function hangUp() {
  call.over = true;
  tell({ kind: 'hung-up' });
}

function finish({ outcome, number }) {
  note('', fill(words[outcome] ?? '', { number }), `end ${outcome}`);
  for (const phone of duty) phone.querySelector('.state').textContent = words.idle;
  call = undefined;
  enable();
  $('place').focus();
}

function ringing(result) {
  note('duty', `${call.rung}. ${call.ring.member}: ${words[result]}`);
  state(result === 'answered' ? words.talking : words.idle);
  tell({ kind: 'ringing-result', member: call.ring.member, result });
}

$('place').addEventListener('click', () => {
  $('log').replaceChildren();
  call = { id: crypto.randomUUID(), seq: 0, rung: 0 };
  const from = $('from').value.trim();
  tell({ kind: 'started', to: '+862159510000', ...(from && { from }) });
});
$('hang-up').addEventListener('click', () => {
  note('caller', words.hungUp);
  hangUp();
});
$('keypad').addEventListener('click', ({ target }) => {
  const { key } = target.dataset;
  if (!key) return;
  note('caller', fill(words.key, { key }));
  tell({ kind: 'digits', digits: key, prompt: call.prompt });
});
$('speak').addEventListener('click', () => {
  const text = $('say').value;
  note('caller', text);
  tell({ kind: 'words', text, prompt: call.prompt, ...($('unclear').checked && { confidence: 0.5 }) });
});
$('silence').addEventListener('click', () => {
  note('caller', words.silent);
  tell({ kind: 'timed-out', prompt: call.prompt });
});
for (const phone of duty)
  phone.addEventListener('click', ({ target }) => {
    if (target.dataset.do) ringing(target.dataset.do === 'answer' ? 'answered' : 'no-answer');
  });
