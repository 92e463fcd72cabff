import { html, raw } from 'hono/html';
import { type Language, words } from './words.ts';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];
const PHONES = [1, 2, 3, 4, 5, 6];

/** The whole page. What happens on it is the work of `simulator.js`, which finds its words in `data-words`. */
export function simulatorPage(language: Language): string {
  const w = words[language];
  const other = language === 'en' ? '/simulator' : '/simulator?lang=en';
  return String(html`${raw('<!doctype html>')}
<html lang="${w.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${w.title}</title><link rel="stylesheet" href="/phones/phones.css"><link rel="stylesheet" href="/simulator/simulator.css">
<script src="/simulator/simulator.js" defer></script></head>
<body data-words="${JSON.stringify(w.live)}"><header><h1>${w.title}</h1>
<a href="${other}" lang="${language === 'en' ? 'zh-CN' : 'en'}">${w.other}</a></header>
<main><p>${w.intro} <a href="/phones${language === 'en' ? '?lang=en' : ''}">${w.phones}</a></p><noscript><p>${w.needsScript}</p></noscript>
<div class="exchange">
<section class="handset" aria-labelledby="caller"><h2 id="caller">${w.caller}</h2>
<label for="from">${w.from}</label><input id="from" inputmode="tel" autocomplete="off" value="+86 138 1234 5678">
<p class="row"><button id="place" type="button">${w.place}</button>
<button id="hang-up" type="button" class="red" disabled>${w.hangUp}</button></p>
<fieldset id="keypad" disabled><legend>${w.keypad}</legend><div class="keys">${KEYS.map(
    (key) => html`<button type="button" data-key="${key}">${key}</button>`,
  )}</div></fieldset>
<fieldset id="mouth" disabled><legend><label for="say">${w.say}</label></legend>
<textarea id="say" rows="4">幸福里12号楼3单元楼道里堆满了纸箱和旧家具，消防通道过不去人，请来看看。</textarea>
<label class="check"><input id="unclear" type="checkbox"> ${w.unclear}</label>
<button id="speak" type="button">${w.speak}</button></fieldset>
<p class="row"><button id="silence" type="button" class="plain" disabled>${w.silence}</button></p>
<label class="check"><input id="aloud" type="checkbox"> ${w.aloud}</label></section>
<section aria-labelledby="transcript"><h2 id="transcript">${w.transcript}</h2>
<div id="log" role="log" tabindex="0" aria-labelledby="transcript"></div></section>
<section aria-labelledby="duty"><h2 id="duty">${w.duty}</h2><ol class="duty">${PHONES.map(
    (n) => html`<li data-phone="${n}"><h3>${w.phone(n)}</h3><p class="state">${w.live.idle}</p>
<p class="row"><button type="button" data-do="answer" disabled>${w.answer}</button>
<button type="button" class="plain" data-do="ignore" disabled>${w.ignore}</button></p></li>`,
  )}</ol></section>
</div></main></body></html>
`);
}
