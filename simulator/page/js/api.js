import { showToast } from './toast.js';

/** Calls the simulator's own side. A failure is shown and gives nothing. */
export async function call(path, { method = 'POST', body, form } = {}) {
  try {
    const response = await fetch(`/_sim${path}`, {
      method,
      ...(form && { body: form }),
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const answer = await response.json();
    if (response.ok) return answer;
    showToast(`Không làm được: ${answer.problem}`);
  } catch {
    showToast('Không gọi được trang mô phỏng.');
  }
  return undefined;
}

const chatPath = ({ oaId, userId }) => `/oas/${oaId}/citizens/${userId}`;

/** Lets a citizen do something. */
export const act = (citizen, action) => call(`${chatPath(citizen)}/actions`, { body: action });

/** Lets a citizen send a file; `kind` is photo, file or video. */
export function upload(citizen, kind, file) {
  const form = new FormData();
  form.append('file', file, file.name);
  return call(`${chatPath(citizen)}/uploads?kind=${kind}`, { form });
}

export const addCitizen = (oaId) => call(`/oas/${oaId}/citizens`, { body: {} });
export const getSnapshot = () => call('/state', { method: 'GET' });

/** Hears what happens. `onOpen` is called on every new connection, since what was said meanwhile is lost. */
export function listen({ onOpen, onLost, onEvent }) {
  const source = new EventSource('/_sim/live');
  source.onopen = onOpen;
  source.onerror = onLost;
  source.onmessage = ({ data }) => onEvent(JSON.parse(data));
}
