import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import type { Browser, Page } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The browser of this machine; CHROMIUM names another one. */
export const CHROMIUM: string | undefined = [process.env["CHROMIUM"] ?? "", ...PLACES].find((each) => existsSync(each));

/** How a page is looked at. */
export interface View {
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
}

/** A real browser without a window. It has no network: a page of ours needs none. */
export class TestBrowser {
  private constructor(private readonly browser: Browser) {}

  static async open(): Promise<TestBrowser> {
    return new TestBrowser(await chromium.launch({ executablePath: CHROMIUM!, args: ["--no-sandbox"] }));
  }

  /**
   * Opens a page and works with it.
   * @returns what the work returns, and everything that the browser complained about or wanted from elsewhere
   */
  async show<T>(html: string, { width = 1280, colorScheme = "light" }: View, work: (page: Page) => Promise<T>) {
    const page = await this.browser.newPage({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
    page.on("dialog", (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.route("**/*", (route) => {
      const url = route.request().url();
      if (url === PAGE) return route.fulfill({ contentType: "text/html; charset=utf-8", body: html });
      complaints.push(`request: ${url}`);
      return route.abort();
    });
    try {
      await page.goto(PAGE);
      return { result: await work(page), complaints };
    } finally {
      await page.close();
    }
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

const PAGE = "http://report.invalid/";
