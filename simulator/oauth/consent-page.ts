const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** A small page on which an administrator picks the OA that gives its permission. */
export function toConsentPage(oas: readonly { oaId: string; name: string; href: string }[]): string {
  const items = oas.map(
    ({ name, oaId, href }) =>
      `<li><a href="${escapeHtml(href)}">Cho phép: ${escapeHtml(name)}</a> <small>${oaId}</small></li>`,
  );
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Cấp quyền (mô phỏng)</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/styles/base.css"></head>
<body class="consent"><h1>Cấp quyền cho ứng dụng</h1><p>Chọn tài khoản cấp quyền quản lý:</p>
<ul>${items.join('')}</ul></body></html>`;
}
